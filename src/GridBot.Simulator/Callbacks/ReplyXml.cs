// Reads the XML of a bot's answer: no document type, every needed element there.
using System.Xml;
using System.Xml.Linq;

namespace GridBot.Simulator.Callbacks;

/// <summary>What the readers of passive replies share.</summary>
internal static class ReplyXml
{
    /// <summary>The root element.</summary>
    /// <exception cref="XmlException">The text is not XML or has a document type.</exception>
    public static XElement Parse(string xml)
    {
        using var text = new StringReader(xml);
        using var reader = XmlReader.Create(text, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        return XElement.Load(reader, LoadOptions.PreserveWhitespace);
    }

    /// <summary>The value of an element that must be there.</summary>
    /// <exception cref="FormatException">It is not.</exception>
    public static string Need(XElement parent, string name) =>
        parent.Element(name)?.Value ?? throw new FormatException($"reply refused: {name} is missing");

    /// <summary>The value of an element; empty when absent.</summary>
    public static string Inner(XElement? parent, string name) => parent?.Element(name)?.Value ?? "";
}
