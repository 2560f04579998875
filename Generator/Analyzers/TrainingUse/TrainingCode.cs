using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using NetGenCompiler.Lowering;

namespace NetGenCompiler.Analyzers.TrainingUse;

/// <summary>
/// What a body of code says of training: which networks it creates for it, and which losses judge their outputs. Variables are followed to
/// their initializers within the body; what comes from elsewhere is not known, and nothing is said of it.
/// </summary>
sealed class TrainingCode
{
    readonly Dictionary<ISymbol, IOperation> initializers = new(SymbolEqualityComparer.Default);
    readonly List<IOperation> operations;

    public TrainingCode(IOperation block)
    {
        operations = [.. block.DescendantsAndSelf()];
        foreach (var variable in operations.OfType<IVariableDeclaratorOperation>())
        {
            if (variable.GetVariableInitializer()?.Value is { } value) initializers[variable.Symbol] = value;
        }
    }

    /// <summary>Networks that are created for training, with constant numbers of items.</summary>
    public IEnumerable<(INamedTypeSymbol Network, int Batch, Location Place)> Creations =>
        from call in operations.OfType<IInvocationOperation>()
        where call.TargetMethod is { Name: "Create" or "Load", IsStatic: true } && NetworkOf(call.TargetMethod.ContainingType) is not null
        from argument in call.Arguments
        where argument.Parameter?.Name == "batch" && argument.Value.ConstantValue is { HasValue: true, Value: int }
        select (NetworkOf(call.TargetMethod.ContainingType)!, (int)argument.Value.ConstantValue.Value!, argument.Syntax.GetLocation());

    /// <summary>Losses and the outputs that they judge.</summary>
    public IEnumerable<(INamedTypeSymbol Network, int Output, string Loss, Location Place)> Losses => OfTrainers().Concat(OfSteps());

    /// <summary>The network of a generated training class.</summary>
    static INamedTypeSymbol? NetworkOf(ITypeSymbol? type) =>
        type is INamedTypeSymbol { Name: "Training", ContainingType: { } network } && Symbols.Attribute(network, "NetworkAttribute") is not null ? network : null;

    /// <summary>From <c>new Trainer(training, optimizer, objective, …)</c>.</summary>
    IEnumerable<(INamedTypeSymbol Network, int Output, string Loss, Location Place)> OfTrainers() =>
        from trainer in operations.OfType<IObjectCreationOperation>()
        where trainer.Type is { Name: "Trainer" }
        let network = NetworkOf(Argument(trainer, "training")?.Type)
        let objective = Argument(trainer, "objective")
        where network is not null && objective is not null
        from part in objective.DescendantsAndSelf().Select(Resolved).OfType<IObjectCreationOperation>().Distinct()
        where DerivesFrom(part.Type, "BatchObjective")
        let loss = Argument(part, "loss")
        where loss is not null && DerivesFrom(loss.Type, "Loss")
        select (network, Argument(part, "output") is { ConstantValue: { HasValue: true, Value: int output } } ? output : 0, loss.Type!.Name, loss.Syntax.GetLocation());

    /// <summary>From <c>training.Forward(images, logits, count)</c> and <c>loss.Compute(logits, …)</c>, which share a variable.</summary>
    IEnumerable<(INamedTypeSymbol Network, int Output, string Loss, Location Place)> OfSteps() =>
        from forward in operations.OfType<IInvocationOperation>()
        let network = forward.TargetMethod is { Name: "Forward" } ? NetworkOf(forward.TargetMethod.ContainingType) : null
        where network is not null
        let results = forward.Arguments.Where(a => a.Parameter?.Type is { Name: "Span" }).OrderBy(a => a.Parameter!.Ordinal).Select(a => Variable(a.Value)).ToList()
        from compute in operations.OfType<IInvocationOperation>()
        where compute is { TargetMethod.Name: "Compute", Instance: { } instance } && DerivesFrom(compute.Instance.Type, "Loss") && compute.Arguments.Length > 0
        let judged = Variable(compute.Arguments.OrderBy(a => a.Parameter!.Ordinal).First().Value)
        where judged is not null
        let output = results.FindIndex(r => SymbolEqualityComparer.Default.Equals(r, judged))
        where output >= 0
        select (network, output, compute.Instance!.Type!.Name, compute.Syntax.GetLocation());

    IOperation? Argument(IObjectCreationOperation creation, string name) =>
        creation.Arguments.FirstOrDefault(a => a.Parameter?.Name == name) is { } argument ? Resolved(argument.Value) : null;

    /// <summary>An expression without its conversions, or the one that its variable starts with.</summary>
    IOperation Resolved(IOperation operation)
    {
        while (operation is IConversionOperation conversion) operation = conversion.Operand;
        return operation is ILocalReferenceOperation local && initializers.TryGetValue(local.Local, out var value) && value is not ILocalReferenceOperation ? Resolved(value) : operation;
    }

    /// <summary>The variable that an argument is, or is a view of.</summary>
    static ISymbol? Variable(IOperation? operation) => operation switch
    {
        IConversionOperation conversion => Variable(conversion.Operand),
        IInvocationOperation { TargetMethod.Name: "AsSpan" } call => Variable(call.Instance ?? call.Arguments.FirstOrDefault()?.Value),
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation field => field.Field,
        _ => null,
    };

    static bool DerivesFrom(ITypeSymbol? type, string name) => Symbols.BasesOf(type).Any(t => t.Name == name && t.ContainingAssembly?.Name == "NetGen.Runtime");
}
