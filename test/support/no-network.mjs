// Preloaded by a test: whoever opens a connection, resolves a name or listens ends the process with a code of its own.
import dgram from "node:dgram";
import dns from "node:dns";
import http from "node:http";
import https from "node:https";
import net from "node:net";
import tls from "node:tls";

const refuse = (name) => () => {
  process.stderr.write(`network: ${name}\n`);
  process.exit(99);
};

net.Socket.prototype.connect = refuse("connect");
net.Server.prototype.listen = refuse("listen");
dgram.createSocket = refuse("datagram");
tls.connect = refuse("tls");
for (const module of [http, https]) for (const name of ["request", "get"]) module[name] = refuse(name);
for (const name of ["lookup", "resolve", "resolve4", "resolve6"]) dns[name] = dns.promises[name] = refuse(name);
globalThis.fetch = refuse("fetch");
globalThis.WebSocket = refuse("WebSocket");
