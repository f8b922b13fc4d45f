import { IncomingMessage, ServerResponse } from 'node:http'
import type { Express } from 'express'

/** What a Node server makes its requests and responses of. */
export interface Messages {
  readonly IncomingMessage: typeof IncomingMessage
  readonly ServerResponse: typeof ServerResponse
}

/**
 * Makes the requests and responses of a server with what Express adds to them from the start. Express would otherwise
 * change the prototype of each as it comes, after which V8 knows its shape no more: that takes more time than all else
 * that Node and Express do for a request.
 *
 * @example createServer(expressMessages(app), app)
 */
export function expressMessages(app: Express): Messages {
  class ExpressRequest extends IncomingMessage {}
  class ExpressResponse<Request extends IncomingMessage = IncomingMessage> extends ServerResponse<Request> {}
  adopt(ExpressRequest.prototype, app.request, IncomingMessage.prototype)
  adopt(ExpressResponse.prototype, app.response, ServerResponse.prototype)
  // Express gives every message the prototype that stands here, which now is its own.
  Object.assign(app, { request: ExpressRequest.prototype, response: ExpressResponse.prototype })
  return { IncomingMessage: ExpressRequest, ServerResponse: ExpressResponse }
}

/** Copies what an object and its prototypes have, up to one that both share. */
function adopt(heir: object, from: object, shared: object): void {
  for (let own = from; own !== shared; own = Object.getPrototypeOf(own))
    for (const [name, property] of Object.entries(Object.getOwnPropertyDescriptors(own)))
      if (!Object.hasOwn(heir, name)) Object.defineProperty(heir, name, property)
}
