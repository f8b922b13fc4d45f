import { render } from 'preact'
import { Api } from './api/api.tsx'

render(<Api />, document.body)
