// Reads and checks a bot's passive reply as strictly as the platform does.
using System.Xml;
using System.Xml.Linq;
using GridBot.Simulator.Api;
using GridBot.Simulator.Crypto;
using static GridBot.Simulator.Callbacks.ReplyXml;

namespace GridBot.Simulator.Callbacks;

/// <summary>Verifies, decrypts and reads passive replies (WeCom page 90241).</summary>
public sealed class PassiveReplyReader(SimulatorOptions options, CallbackCipher cipher)
{
    private static readonly string[] MessageTypes = ["text", "image", "voice", "video", "news"];
    private static readonly string[] CardTypes = ["update_button", "update_template_card"];

    /// <summary>Reads the body of an answer.</summary>
    /// <param name="body">What the bot answered, not empty.</param>
    /// <param name="trigger">The message it answers.</param>
    /// <exception cref="FormatException">The reply is not one the platform would accept; the message says why.</exception>
    public PassiveReply Read(string body, CallbackMessage trigger)
    {
        try
        {
            var envelope = Parse(body);
            var inner = Parse(cipher.Open(
                Need(envelope, "MsgSignature"), Need(envelope, "TimeStamp"), Need(envelope, "Nonce"), Need(envelope, "Encrypt")));
            return ReadInner(inner, trigger);
        }
        catch (CallbackCryptoException fault)
        {
            throw new FormatException($"reply refused: {fault.Code} {fault.Message}", fault);
        }
        catch (XmlException fault)
        {
            throw new FormatException("reply refused: -40002 not XML", fault);
        }
    }

    private PassiveReply ReadInner(XElement inner, CallbackMessage trigger)
    {
        if (!string.Equals(Need(inner, "ToUserName"), trigger.UserId, StringComparison.OrdinalIgnoreCase)
            || !string.Equals(Need(inner, "FromUserName"), options.CorpId, StringComparison.Ordinal))
        {
            throw new FormatException("reply refused: the parties are not swapped");
        }

        if (!long.TryParse(Need(inner, "CreateTime"), out _))
        {
            throw new FormatException("reply refused: CreateTime is not a number");
        }

        var type = Need(inner, "MsgType");
        var cardEvent = trigger.Event is "template_card_event" or "template_card_menu_event";
        if (!MessageTypes.Contains(type) && !(cardEvent && CardTypes.Contains(type)))
        {
            throw new FormatException($"reply refused: {type} may not answer {trigger.MsgType} {trigger.Event}".TrimEnd());
        }

        return type switch
        {
            "text" => ReadText(Need(inner, "Content")),
            "news" => new PassiveReply(type, Article(inner), "", "", null, ""),
            "update_button" => new PassiveReply(type, "", "", Need(inner.Element("Button") ?? inner, "ReplaceName"), null, ""),
            "update_template_card" => ReadCard(inner.Element("TemplateCard") ?? throw new FormatException("reply refused: TemplateCard is missing")),
            _ => new PassiveReply(type, "", Need(inner.Elements().FirstOrDefault(element => element.Element("MediaId") is not null) ?? inner, "MediaId"), "", null, ""),
        };
    }

    private PassiveReply ReadText(string content)
    {
        if (content.Length == 0)
        {
            throw new FormatException("reply refused: Content is empty");
        }

        var cut = ByteLimit.Cut(content, options.Limits.TextBytes);
        return new PassiveReply("text", cut, "", "", null, cut.Length < content.Length ? $"text cut at {options.Limits.TextBytes} bytes" : "");
    }

    private static PassiveReply ReadCard(XElement element)
    {
        var card = CardXml.Read(element);
        var fault = CardRules.Check(card, update: true);
        return fault == 0
            ? new PassiveReply("update_template_card", "", "", "", CardView.ReadUpdate(card, ""), "")
            : throw new FormatException($"reply refused: {fault} {ErrorText.Of(fault)}");
    }

    private static string Article(XElement inner) => Inner(inner.Descendants("item").FirstOrDefault(), "Title");
}
