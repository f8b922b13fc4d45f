interface PageHeaderProps {
  /** The page that this is. */
  readonly page: 'app' | 'api'
}

/** The name of the application, and the way to its pages. */
export const PageHeader = ({ page }: PageHeaderProps) => (
  <header class="top">
    <a class="brand" href="/">
      <img src="/icon.svg" alt="" width="28" height="28" />
      <span>sitescape</span>
    </a>
    <p>Which surface sites an FCC alloy has, and how strongly they bind</p>
    <nav aria-label="Pages">
      <a href="/" aria-current={page === 'app' ? 'page' : undefined}>
        Alloys
      </a>
      <a href="/api" aria-current={page === 'api' ? 'page' : undefined}>
        API
      </a>
    </nav>
  </header>
)
