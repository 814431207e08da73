import { onTestFinished } from 'vitest';
import { createDeliveryWorld, type DeliveryOptions, type DeliveryWorld } from './delivery-world.ts';

/** A world that is closed at the end of the test. */
export async function openDelivery(options: DeliveryOptions = {}): Promise<DeliveryWorld> {
  const world = await createDeliveryWorld(options);
  onTestFinished(() => world.close());
  return world;
}
