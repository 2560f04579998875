using NetGen.Cli.CommandLine;
using NetGen.Networks;

return Application.Run(args, NetworkCatalog.All, Terminal.OfProcess());
