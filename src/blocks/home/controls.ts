/** Buttons of Home as Slack names them. Released names stay: a Home of an older version keeps its buttons. */
export const HOME_CONTROL = {
  refresh: 'home_refresh',
  addRule: 'home_add_rule',
  settings: 'home_settings',
  test: 'home_test',
} as const;
