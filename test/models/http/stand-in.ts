import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface Received {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** A server of node:http on this machine that answers as a test says, and remembers what it was asked. */
export interface StandIn {
  readonly url: string;
  readonly received: Received[];
}

export type Reaction = (received: Received, response: ServerResponse, count: number) => void | Promise<void>;

export async function standIn(react: Reaction): Promise<StandIn> {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    void readAll(request).then(async (body) => {
      const one = { method: request.method!, url: request.url!, headers: request.headers, body };
      received.push(one);
      try {
        await react(one, response, received.filter(({ method }) => method === one.method).length);
      } catch (cause) {
        sendJson(response, { error: `the stand-in broke: ${String(cause)}` }, 501);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // It goes away with the process; a test may begin in a hook, where nothing can be put off until its end.
  server.unref();
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, received };
}

export function sendJson(response: ServerResponse, value: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): void {
  response
    .writeHead(status, { "content-type": "application/json", ...headers })
    .end(typeof value === "string" ? value : JSON.stringify(value));
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
