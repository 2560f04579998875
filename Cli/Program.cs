using NetGen.Cli.CommandLine;

return Application.Run(args, NetGen.Networks.NetworkCatalog.All, Terminal.OfProcess());
