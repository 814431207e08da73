/** The operator's mistakes: `message` is the whole answer, a line for each, beginning with the variable's name and without any value. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}
