// PouchDB 9 as a peer of the benchmark of the exchange; run by tests/bench/sync/pouch.py, see there.
//
//   node pouch.js serve ADAPTER FOLDER                 an express-pouchdb, says its port
//   node pouch.js laptops ADAPTER FOLDER URL ROWS BATCH   A leaves its rows there, an empty B takes them: one JSON line
const fs = require('fs');
const path = require('path');
const { createRequire } = require('module');

const [what, adapter, folder, ...rest] = process.argv.slice(2);
const installed = createRequire(path.join(process.env.GRIDSTEWARD_BENCH_NODE, 'package.json'));
const PouchDB = installed('pouchdb-node');
PouchDB.plugin(installed('pouchdb-adapter-memory'));

function serve() {
  const Kept = PouchDB.defaults({ adapter, prefix: folder + path.sep });
  const app = installed('express')();
  const quiet = { mode: 'minimumForPouchDB', inMemoryConfig: true, logPath: path.join(folder, 'log.txt') };
  app.use('/', installed('express-pouchdb')(Kept, quiet));
  const server = app.listen(0, '127.0.0.1', () => console.log(server.address().port));
}

async function laptops(url, rowsFile, batch) {
  const rows = JSON.parse(fs.readFileSync(rowsFile, 'utf8'));
  const how = { batch_size: Number(batch), batches_limit: 10 };
  const a = new PouchDB(path.join(folder, 'a'), { adapter });
  const b = new PouchDB(path.join(folder, 'b'), { adapter });
  await a.bulkDocs(rows.map(({ id, ...fields }) => ({ _id: id, ...fields })));
  const remote = new PouchDB(url + '/area');
  const began = process.hrtime.bigint();
  await a.replicate.to(remote, how);
  const sent = process.hrtime.bigint();
  await b.replicate.from(remote, how);
  const came = process.hrtime.bigint();
  const { doc_count: count } = await b.info();
  if (count !== rows.length) throw new Error(`${count} of ${rows.length} rows came`);
  console.log(JSON.stringify({ push_s: Number(sent - began) / 1e9, pull_s: Number(came - sent) / 1e9 }));
  process.exit(0);
}

if (what === 'serve') serve();
else laptops(...rest);
