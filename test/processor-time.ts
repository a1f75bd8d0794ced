/** Begins to count the processor time of this process: in milliseconds, and whatever else the machine does. */
export function processorTime(): () => number {
  const began = process.cpuUsage();
  return () => {
    const { user, system } = process.cpuUsage(began);
    return (user + system) / 1000;
  };
}
