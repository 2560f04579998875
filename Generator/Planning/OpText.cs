using System.Globalization;
using System.Text;
using NetGenCompiler.Ops;

namespace NetGenCompiler.Planning;

/// <summary>Operators as parts of identifiers.</summary>
static class OpText
{
    /// <summary>The operator's name and those arguments that are not their defaults: <c>LeakyReLU_slope_0p1</c>.</summary>
    public static string Identifier(Op op)
    {
        var text = new StringBuilder(op.Name);
        foreach (var (name, value) in OpCatalog.ArgumentsOf(op))
        {
            if (Equals(value, OpCatalog.DefaultOf(op.Name, name))) continue;
            text.Append('_').Append(char.ToLowerInvariant(name[0])).Append(name, 1, name.Length - 1).Append('_');
            foreach (var c in Convert.ToString(value, CultureInfo.InvariantCulture)!)
            {
                text.Append(c switch { '.' => "p", '-' => "m", '+' => "", _ when char.IsLetterOrDigit(c) => c.ToString(), _ => "_" });
            }
        }

        return text.ToString();
    }
}
