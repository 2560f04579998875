using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace NetGenCompiler.Lowering;

/// <summary>
/// The names under which others use a declaration and what it contains. There are none for what is used without a name, as operators, indexers and extensions that
/// statements look for, or in a namespace where the compiler looks for types of its own.
/// </summary>
static class DeclaredNames
{
    /// <summary>The extension methods that statements and expressions call without naming them.</summary>
    static readonly HashSet<string> Implicit = new(
    [
        "Add", "AppendFormatted", "AppendLiteral", "Cast", "Deconstruct", "Dispose", "DisposeAsync", "GetAsyncEnumerator", "GetAwaiter", "GetEnumerator",
        "GetPinnableReference", "GroupBy", "GroupJoin", "Join", "OrderBy", "OrderByDescending", "Select", "SelectMany", "ThenBy", "ThenByDescending", "Where",
    ], StringComparer.Ordinal);

    /// <summary>Adds the names; false where there is something without one.</summary>
    public static bool Collect(MemberDeclarationSyntax member, ISet<string> names)
    {
        switch (member)
        {
            case BaseNamespaceDeclarationSyntax space:
                names.UnionWith(MentionedNames.Of(space.Name));
                return !IsOfCompiler(space) && space.Members.All(m => Collect(m, names));
            case EnumDeclarationSyntax choice:
                names.Add(choice.Identifier.ValueText);
                names.UnionWith(choice.Members.Select(m => m.Identifier.ValueText));
                return true;
            case ClassDeclarationSyntax or StructDeclarationSyntax or InterfaceDeclarationSyntax or RecordDeclarationSyntax:
                var type = (TypeDeclarationSyntax)member;
                names.Add(type.Identifier.ValueText);
                names.UnionWith(type.ParameterList?.Parameters.Select(p => p.Identifier.ValueText) ?? []);
                return type.Members.All(m => Collect(m, names));
            case DelegateDeclarationSyntax function:
                return Add(function.Identifier, names);
            case MethodDeclarationSyntax method:
                return Add(method.Identifier, names) && !(method.ParameterList.Parameters.FirstOrDefault()?.Modifiers.Any(SyntaxKind.ThisKeyword) == true && Implicit.Contains(method.Identifier.ValueText));
            case ConstructorDeclarationSyntax constructor:
                return Add(constructor.Identifier, names);
            case DestructorDeclarationSyntax destructor:
                return Add(destructor.Identifier, names);
            case PropertyDeclarationSyntax property:
                return Add(property.Identifier, names);
            case EventDeclarationSyntax happening:
                return Add(happening.Identifier, names);
            case BaseFieldDeclarationSyntax field:
                names.UnionWith(field.Declaration.Variables.Select(v => v.Identifier.ValueText));
                return true;
            case GlobalStatementSyntax statement:
                names.UnionWith(statement.DescendantNodes().Select(Local).OfType<string>());
                return true;
            default:
                return false;
        }
    }

    /// <summary>Whether the compiler looks there for types that C# itself uses.</summary>
    public static bool IsOfCompiler(BaseNamespaceDeclarationSyntax space) => MentionedNames.Of(space.Name).First() == "System";

    static bool Add(SyntaxToken name, ISet<string> names)
    {
        names.Add(name.ValueText);
        return true;
    }

    // Locals of a program's statements are found in all of its files, to be refused.
    static string? Local(SyntaxNode node) => node switch
    {
        VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
        SingleVariableDesignationSyntax designation => designation.Identifier.ValueText,
        LocalFunctionStatementSyntax function => function.Identifier.ValueText,
        _ => null,
    };
}
