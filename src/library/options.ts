/** How to read a balance. An option that is left out or undefined is not given. */
export interface DeepSeekClientOptions {
  /** The API key, `sk-…`; the variable DEEPSEEK_API_KEY when not given. */
  readonly apiKey?: string | undefined;
  /** The API or a gateway; the variable DEEPSEEK_BASE_URL, or https://api.deepseek.com, when not given. */
  readonly baseURL?: string | undefined;
  /** Milliseconds for one try, 1 to 120000; 15000 when not given. A reading makes up to three tries. */
  readonly timeout?: number | undefined;
}

/** For one reading; what is given here comes before the client's options. */
export interface BalanceOptions extends DeepSeekClientOptions {
  /** Ends the reading, which then rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}
