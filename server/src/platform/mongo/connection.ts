import mongoose, { type Connection } from 'mongoose';

export type { Connection } from 'mongoose';

// A filter holding an operator where a value is expected is refused by every query of this process.
mongoose.set('sanitizeFilter', true);
mongoose.set('strictQuery', 'throw');

/** Opens the store. `uri` names MongoDB or the embedded server alike; rejects when it does not answer in 10 s. */
export async function connectMongo(
  uri: string,
  options: { databaseName?: string } = {},
): Promise<Connection> {
  const connection = mongoose.createConnection(uri, {
    serverSelectionTimeoutMS: 10_000,
    maxPoolSize: 50,
    autoIndex: false,
    autoCreate: false,
    ...(options.databaseName ? { dbName: options.databaseName } : {}),
  });
  return await connection.asPromise();
}

/** Creates the collections and indexes of every model of this connection; safe to run again. */
export async function ensureIndexes(connection: Connection): Promise<void> {
  for (const model of Object.values(connection.models)) {
    await model.createCollection();
    await model.createIndexes();
  }
}
