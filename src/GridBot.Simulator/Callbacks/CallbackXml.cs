// Writes the XML of callbacks, elements in a random order, as the platform's order varies too.
using System.Text;
using System.Xml;
using System.Xml.Linq;
using GridBot.Simulator.State;

namespace GridBot.Simulator.Callbacks;

/// <summary>Inner XML and envelope.</summary>
public sealed class CallbackXml(SeededDraw draw)
{
    private const int HugeCharacters = 2 << 20;

    // Ten nested levels of ten: a parser that expands entities would need gigabytes.
    private static readonly string Bomb = "<!DOCTYPE xml [<!ENTITY e0 \"boom\">" +
        string.Concat(Enumerable.Range(1, 10).Select(level =>
            $"<!ENTITY e{level} \"{string.Concat(Enumerable.Repeat($"&e{level - 1};", 10))}\">")) + "]>";

    /// <summary>The inner XML, once for all attempts.</summary>
    public string WriteInner(CallbackMessage message, CallbackTrick trick)
    {
        var elements = message.Elements.Select(element => new XElement(element)).ToArray();
        draw.Shuffle(elements.AsSpan());
        var content = Array.Find(elements, element => element.Name == "Content");
        if (trick == CallbackTrick.HugeBody)
        {
            content?.ReplaceNodes(new XCData(new string('x', HugeCharacters)));
        }

        if (trick == CallbackTrick.ControlCharacters)
        {
            content?.ReplaceNodes(new XCData($"\u0001{content.Value}\u000b\u001f"));
        }

        var xml = Serialize(elements);
        return trick == CallbackTrick.DtdPayload ? Bomb + xml.Replace("<MsgType>", "<Boom>&e10;</Boom><MsgType>", StringComparison.Ordinal) : xml;
    }

    /// <summary>The envelope around an encrypted text.</summary>
    public string WriteEnvelope(SimulatorOptions options, string encrypt, CallbackTrick trick) => WriteEnvelope(
        [
            CallbackMessage.Text("ToUserName", options.CorpId),
            CallbackMessage.Text("AgentID", options.AgentId.ToString(System.Globalization.CultureInfo.InvariantCulture)),
            CallbackMessage.Text("Encrypt", encrypt),
        ],
        trick);

    /// <summary>An envelope of these elements.</summary>
    public string WriteEnvelope(XElement[] elements, CallbackTrick trick)
    {
        draw.Shuffle(elements.AsSpan());
        var xml = Serialize(elements);
        return trick switch
        {
            CallbackTrick.DtdEnvelope => Bomb + xml.Replace("<xml>", "<xml><Boom>&e10;</Boom>", StringComparison.Ordinal),
            CallbackTrick.MalformedEnvelope => xml[..^12],
            _ => xml,
        };
    }

    private static string Serialize(XElement[] elements)
    {
        var text = new StringBuilder();
        var settings = new XmlWriterSettings { OmitXmlDeclaration = true, CheckCharacters = false, NewLineHandling = NewLineHandling.None };
        using (var writer = XmlWriter.Create(text, settings))
        {
            new XElement("xml", elements).WriteTo(writer);
        }

        return text.ToString();
    }
}
