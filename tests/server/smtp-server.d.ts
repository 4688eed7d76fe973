// The little of smtp-server that the tests use; it brings no types of its own.
declare module "smtp-server" {
  import type { Server } from "node:net"
  import type { Readable } from "node:stream"

  interface Session {
    readonly envelope: { readonly rcptTo: readonly { readonly address: string }[] }
  }
  interface Options {
    readonly disabledCommands: readonly string[]
    readonly logger: boolean
    readonly onData: (stream: Readable, session: Session, done: (why?: Error) => void) => void
  }
  export class SMTPServer {
    constructor(options: Options)
    readonly server: Server
    listen(port: number, host: string, ready: () => void): void
    close(): void
  }
}
