/**
 * A JSON text's value; undefined for anything else. `trim` also takes off a byte order mark and the blank lines that DeepSeek
 * may send to keep a connection open.
 */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.trim());
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
