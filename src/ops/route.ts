/** One request to the ops port, its path found and its body read. */
export interface OpsRequest {
  /** The `Authorization` header. */
  readonly authorization: string | undefined;
  /** The whole body as text, empty when there was none. */
  readonly body: string;
}

/** An answer; `body` is sent as JSON. Each that is no success has a sentence under `message`. */
export interface OpsAnswer {
  readonly status: number;
  readonly body: object;
}

/** An answer that is no JSON. */
export interface OpsText {
  readonly status: number;
  readonly text: string;
  readonly contentType: string;
}

/** One documented address of the ops port; a table of them is all that it serves. */
export interface Route {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  /** Refuses before the body is read; null lets the request in. */
  readonly refuse: (request: Pick<OpsRequest, 'authorization'>) => OpsAnswer | null;
  readonly answer: (request: OpsRequest) => Promise<OpsAnswer | OpsText>;
}

/** An answer that is no success. */
export function problem(status: number, message: string): OpsAnswer {
  return { status, body: { schema: 1, outcome: 'refused', message } };
}
