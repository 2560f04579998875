using NetGen.Cli.CommandLine;

return Application.Run(args, [], Terminal.OfProcess());
