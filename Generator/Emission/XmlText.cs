namespace NetGenCompiler.Emission;

/// <summary>Text within XML documentation.</summary>
static class XmlText
{
    public static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;").Replace("\n", " ");
}
