/** Reads an address whole, as many times at once as asked, and says how many seconds that took. */
import { get } from "node:http";

const [address = "", clients = "1", key = ""] = process.argv.slice(2);

const read = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const asked = get(address, { headers: { "x-api-key": key }, agent: false }, (answer) => {
      let bytes = 0;
      answer.on("data", (piece: Buffer) => (bytes += piece.length));
      answer.on("end", () => (answer.statusCode === 200 ? resolve(bytes) : reject(new Error(`${answer.statusCode}`))));
    });
    asked.on("error", reject);
  });

const from = performance.now();
const bytes = await Promise.all(Array.from({ length: Number(clients) }, read));
const seconds = (performance.now() - from) / 1000;
console.log(JSON.stringify({ seconds, bytes: bytes.reduce((sum, one) => sum + one, 0) }));
