export default { docs: ['quick-start', 'retries'] };
