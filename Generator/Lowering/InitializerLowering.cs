using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using NetGenCompiler.Definition;
using NetGenCompiler.Graphs;

namespace NetGenCompiler.Lowering;

/// <summary>Lowers the initialisers of fields and properties to methods that run them in the order of the text, part after part of a partial class.</summary>
sealed class InitializerLowering(CompilationContext context, CancellationToken cancellation)
{
    public (LoweredMember? Instance, LoweredMember? Static) Lower(INamedTypeSymbol type) => (Lower(type, false), Lower(type, true));

    LoweredMember? Lower(INamedTypeSymbol type, bool isStatic)
    {
        var body = new BodyLowering(context);
        var statements = new List<DefinitionNode>();
        foreach (var (target, initializer) in Initializers(type, isStatic))
        {
            var value = context.OperationOf(initializer, cancellation) is ISymbolInitializerOperation operation
                ? body.Initializer(operation)
                : body.Unsupported(initializer, "this initialiser");
            statements.Add(new(NodeKind.Assign, body.Place(initializer), Operands: [target, value]));
        }

        var constructor = isStatic ? type.StaticConstructors.FirstOrDefault(c => !c.IsImplicitlyDeclared) : null;
        if (constructor?.DeclaringSyntaxReferences[0].GetSyntax(cancellation) is { } syntax && context.OperationOf(syntax, cancellation) is IConstructorBodyOperation code)
        {
            statements.Add(body.Statement(code.BlockBody ?? code.ExpressionBody));
        }

        if (statements.Count == 0) return null;
        var key = (isStatic ? "static initialisers of " : "initialisers of ") + Symbols.Key(type);
        var typeParameters = isStatic ? Symbols.TypeParameters(type).Select(Symbols.TypeParameterKey).ToEquatableArray() : [];
        var name = isStatic ? $"static fields of {type.Name}" : $"new {type.Name}";
        return new(new(key, name, 0, body.Scope.Count, typeParameters, new(NodeKind.Block, Operands: statements.ToEquatableArray())), body.Locations, body.Needs) { HasErrors = body.HasErrors, UsesGenerated = body.UsesGenerated };
    }

    IEnumerable<(DefinitionNode Target, EqualsValueClauseSyntax Initializer)> Initializers(INamedTypeSymbol type, bool isStatic)
    {
        var self = TypeReferences.Of(type);
        foreach (var declaration in type.DeclaringSyntaxReferences.Where(r => !Symbols.IsGenerated(r.SyntaxTree)).Select(r => r.GetSyntax(cancellation)).OfType<TypeDeclarationSyntax>())
        {
            foreach (var member in declaration.Members)
            {
                if (member.Modifiers.Any(SyntaxKind.ConstKeyword) || member.Modifiers.Any(SyntaxKind.StaticKeyword) != isStatic) continue;
                if (member is FieldDeclarationSyntax field)
                {
                    foreach (var variable in field.Declaration.Variables.Where(v => v.Initializer is not null)) yield return (Target(variable), variable.Initializer!);
                }
                else if (member is PropertyDeclarationSyntax { Initializer: { } initializer } property)
                {
                    yield return (Target(property), initializer);
                }
            }
        }

        DefinitionNode Target(SyntaxNode member)
        {
            var key = Symbols.Key(context.ModelOf(member.SyntaxTree).GetDeclaredSymbol(member, cancellation)!);
            return isStatic ? new(NodeKind.StaticField, Text: key, Operands: [self]) : new(NodeKind.Field, Text: key, Operands: [new(NodeKind.This)]);
        }
    }
}
