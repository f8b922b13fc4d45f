/** Filled in by the bundler, from package.json. */
declare const SITESCAPE_VERSION: string

/** What holds for everything on the page, and where what is typed goes. */
export const PageFooter = () => (
  <footer class="bottom">
    <p>
      Alloys are random: each atom is drawn by the mole fractions of its layer, independently of all others,
      without segregation or short-range order.
    </p>
    <p>
      What you enter goes to {location.host} and nowhere else; this page loads nothing from other servers.
      Models that you fit are kept in this tab alone.
    </p>
    <p>
      <a href="/">sitescape</a> {SITESCAPE_VERSION} · <a href="/api">API</a> ·{' '}
      <a href="/api/v1/openapi.json">OpenAPI document</a>
    </p>
  </footer>
)
