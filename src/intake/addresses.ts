import { type LookupAddress, type LookupOptions, lookup } from "node:dns";
import { BlockList, isIP, type LookupFunction } from "node:net";
import { IntakeError } from "./incoming.ts";

/** Nets that are not the public internet: this machine, its neighbours, and what no host may have. */
const CLOSED = new BlockList();
for (const net of [
  "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
  "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/3",
]) {
  CLOSED.addSubnet(net.split("/")[0]!, Number(net.split("/")[1]), "ipv4");
}
/** Of IPv6 only 2000::/3 is handed out; inside it these carry other nets, or are for examples. */
const PUBLIC6 = new BlockList();
PUBLIC6.addSubnet("2000::", 3, "ipv6");
for (const [net, bits] of [["2001::", 23], ["2001:db8::", 32], ["2002::", 16]] as const) CLOSED.addSubnet(net, bits, "ipv6");

/** Whether an IP address is one of the public internet. */
export function isPublic(address: string): boolean {
  if (isIP(address) === 4) return !CLOSED.check(address, "ipv4");
  return isIP(address) === 6 && PUBLIC6.check(address, "ipv6") && !CLOSED.check(address, "ipv6");
}

/**
 * A DNS lookup for a connection that gives public addresses only. It is the very lookup
 * that the connection uses, so a name cannot resolve otherwise the second time.
 */
export const publicLookup: LookupFunction = (host, options: LookupOptions, done) => {
  lookup(host, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    if (error) return done(error, "", 0);
    const closed = addresses.find(({ address }) => !isPublic(address));
    if (closed || addresses.length === 0) return done(privateAddress(host), "", 0);
    if (options.all) return done(null, addresses);
    done(null, addresses[0]!.address, addresses[0]!.family);
  });
};

export function privateAddress(host: string): IntakeError {
  return new IntakeError(`${host} is an address inside this network, and links may not reach there. Save the page and send it as a file.`);
}
