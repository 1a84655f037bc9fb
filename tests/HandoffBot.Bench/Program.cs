using HandoffBot.Bench;
using HandoffBot.Bench.Campaign.Disturbances;

return args is [HostClock.Argument, var clock] ? await HostClock.RunHost(clock) : await Measures.Run(args, Console.Out);
