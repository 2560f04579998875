using System.Xml.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace NetGenCompiler.Kernels.Tests.Arm;

/// <summary>
/// Makes .NET's core library for x64 fit for Arm: in it the instructions of Arm throw and those of x64 call themselves, which is how compilers know them. After
/// this it is the other way round, and whether the processor has them is a constant.
/// </summary>
static class CoreLibrary
{
    public const string FileName = "System.Private.CoreLib.dll";

    const string Substitutions = "ILLink.Substitutions.xml", Intrinsics = "System.Runtime.Intrinsics";

    // What every 64-bit Arm has.
    static readonly string[] has = ["ArmBase", "AdvSimd"];

    /// <summary>Writes the library for Arm.</summary>
    public static void ForArm(string source, string target)
    {
        using var module = ModuleDefinition.ReadModule(source, new ReaderParameters { InMemory = true });
        var attribute = module.GetType("System.Runtime.CompilerServices.IntrinsicAttribute").Methods.Single(m => m.IsConstructor && m.Parameters.Count == 0);
        foreach (var type in module.Types.Where(t => t.IsClass && t.Namespace is $"{Intrinsics}.Arm" or $"{Intrinsics}.X86"))
        {
            var isSupported = type.Namespace.EndsWith("Arm", StringComparison.Ordinal) && has.Contains(type.Name);
            foreach (var inner in type.NestedTypes.Prepend(type))
            {
                foreach (var method in inner.Methods.Where(m => m.IsStatic && m.HasBody)) Rewrite(method, isSupported);
                if (isSupported) inner.CustomAttributes.Add(new(attribute));
            }
        }

        RemoveSubstitutions(module);
        module.Write(target);
    }

    static void Rewrite(MethodDefinition method, bool isSupported)
    {
        var isQuestion = method.Name == "get_IsSupported";
        if (!isQuestion && !isSupported) return;
        method.Body = new(method);
        var body = method.Body.GetILProcessor();
        if (isQuestion)
        {
            body.Emit(isSupported ? OpCodes.Ldc_I4_1 : OpCodes.Ldc_I4_0);
        }
        else
        {
            foreach (var parameter in method.Parameters) body.Emit(OpCodes.Ldarg, parameter);
            body.Emit(OpCodes.Call, method);
        }

        body.Emit(OpCodes.Ret);
    }

    /// <summary>The library says a second time that there are no instructions of Arm, to those who look for code that is never reached.</summary>
    static void RemoveSubstitutions(ModuleDefinition module)
    {
        var resource = module.Resources.OfType<EmbeddedResource>().Single(r => r.Name == Substitutions);
        var text = XDocument.Load(resource.GetResourceStream());
        text.Descendants("type").Where(t => ((string?)t.Attribute("fullname"))?.StartsWith($"{Intrinsics}.Arm.", StringComparison.Ordinal) == true).Remove();
        var changed = new MemoryStream();
        text.Save(changed);
        module.Resources.Remove(resource);
        module.Resources.Add(new EmbeddedResource(Substitutions, resource.Attributes, changed.ToArray()));
    }
}
