import 'reflect-metadata';
import { plainToInstance } from 'class-transformer';
import { IsIn, IsOptional, IsUUID, validate } from 'class-validator';
import fastify from 'fastify';

/** A route that checks a body like that of an enqueued run, and does nothing with it. */
class Body {}
for (const name of ['groupId', 'flowId', 'connectionId']) IsUUID()(Body.prototype, name);
IsIn(['high', 'normal'])(Body.prototype, 'priority');
IsOptional()(Body.prototype, 'priority');

const app = fastify();
app.post('/runs', async (request, reply) => {
  const body = plainToInstance(Body, request.body);
  const errors = await validate(body);
  return errors.length > 0 ? reply.code(422).send({ errors }) : reply.code(201).send({ runId: body.flowId });
});
process.send({ url: await app.listen({ host: '127.0.0.1', port: 0 }) });
process.on('disconnect', () => process.exit(0));
