const PADDING = /^[\s"'`“”‘’]+|[\s"'`“”‘’]+$/g;

/** A variable's text without the white space and quotes around it (`docker run --env-file` keeps them); undefined if nothing is left. */
export function givenText(raw: string | undefined): string | undefined {
  const text = raw?.replace(PADDING, '') ?? '';
  return text === '' ? undefined : text;
}
