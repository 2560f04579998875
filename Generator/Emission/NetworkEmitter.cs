using NetGenCompiler.Planning;
using NetGenCompiler.Reporting;

namespace NetGenCompiler.Emission;

/// <summary>Writes the files of a network: for each input size its surface, and its program for each instruction set.</summary>
static class NetworkEmitter
{
    public static IEnumerable<GeneratedSource> Emit(NetworkProgram network)
    {
        foreach (var size in network.Sizes)
        {
            var name = size.IsDefault ? network.Target.FullName : $"{network.Target.FullName}.{size.Name}";
            yield return new($"{name}.g.cs", Surface(network, size));
            foreach (var plan in size.Plans) yield return new($"{name}.{plan.InstructionSet.Name}.g.cs", Program(network, size, plan));
        }

        if (network.Training is not { } training) yield break;
        yield return new($"{network.Target.FullName}.Training.g.cs", TrainingSurface(network, training));
        foreach (var plan in training.Plans) yield return new($"{network.Target.FullName}.Training.{plan.InstructionSet.Name}.g.cs", TrainingProgram(network, training, plan));
    }

    /// <summary>The constants, the report, the description and the class that runs it.</summary>
    static string Surface(NetworkProgram network, ProgramSize size)
    {
        var writer = new CodeWriter();
        SourceHeader.Write(writer, ReportText.Write(size.Report), Identifiers.EscapeSpace(network.Target.Namespace));
        writer.Open($"partial class {Identifiers.EscapeType(network.Target.TypeName)}");
        if (!size.IsDefault) writer.Line($"/// <summary>The network at another input size: {size.InputText}.</summary>").Open($"public static class {size.Name}");
        ConstantsEmitter.Emit(size, writer);
        writer.Line();
        ReportEmitter.Emit(size.Report, writer);
        writer.Line();
        DescriptionEmitter.Emit(network, size, writer);
        writer.Line();
        InferenceEmitter.Emit(network, size, writer);
        if (!size.IsDefault) writer.Close();
        return writer.Close().ToString();
    }

    static string TrainingSurface(NetworkProgram network, TrainingPlan training)
    {
        var writer = new CodeWriter();
        SourceHeader.Write(writer, $"The training of {network.Target.TypeName}.", Identifiers.EscapeSpace(network.Target.Namespace));
        writer.Open($"partial class {Identifiers.EscapeType(network.Target.TypeName)}");
        TrainingEmitter.Emit(network, training, writer);
        return writer.Close().ToString();
    }

    static string TrainingProgram(NetworkProgram network, TrainingPlan training, NetworkPlan plan)
    {
        var writer = new CodeWriter();
        SourceHeader.WriteOwn(writer, $"The training of {network.Target.TypeName} on {plan.InstructionSet.Name}.", network.ProgramNamespace(network.Default), [.. KernelsEmitter.NamespacesOf(plan), "NetGen.Runtime.Training"]);
        ProgramEmitter.EmitTraining(plan, training.Graph, writer);
        return writer.ToString();
    }

    /// <summary>The program for one instruction set.</summary>
    static string Program(NetworkProgram network, ProgramSize size, NetworkPlan plan)
    {
        var writer = new CodeWriter();
        SourceHeader.WriteOwn(writer, $"{size.TypeName} for {plan.InstructionSet.Name}.", network.ProgramNamespace(size), KernelsEmitter.NamespacesOf(plan));
        ProgramEmitter.Emit(plan, size.IsDefault, writer);
        return writer.ToString();
    }
}
