// Reads and checks a passive reply as strictly as the public-account platform does.
using System.Globalization;
using System.Xml;
using System.Xml.Linq;
using GridBot.Simulator.Callbacks;
using GridBot.Simulator.Crypto;
using GridBot.Simulator.State;
using static GridBot.Simulator.Callbacks.ReplyXml;

namespace GridBot.Simulator.OfficialAccount;

/// <summary>Verifies, decrypts where the mode asks for it, and reads passive replies (被动回复用户消息).</summary>
internal sealed class AccountReplyReader(PublicAccountOptions options, CallbackCipher cipher, MediaShelf media)
{
    /// <summary>The answer that stands for no reply; it needs no encryption.</summary>
    private const string NoReply = "success";

    private const int MostArticles = 8;

    private static readonly string[] Messages = ["text", "image", "voice", "video", "link", "location"];

    /// <summary>The reply; null for success.</summary>
    /// <exception cref="FormatException">The reply is not one the platform would accept; the message says why.</exception>
    public PassiveReply? Read(string body, CallbackMessage trigger)
    {
        if (body == NoReply)
        {
            return null;
        }

        try
        {
            return ReadInner(Open(Parse(body)), trigger);
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

    private XElement Open(XElement envelope)
    {
        var isEncrypted = envelope.Element("Encrypt") is not null;
        if (!isEncrypted && options.Mode == PublicAccountMode.Safe)
        {
            throw new FormatException("reply refused: not encrypted in safe mode");
        }

        if (isEncrypted && options.Mode == PublicAccountMode.Plain)
        {
            throw new FormatException("reply refused: encrypted in plain mode");
        }

        return isEncrypted
            ? Parse(cipher.Open(Need(envelope, "MsgSignature"), Need(envelope, "TimeStamp"), Need(envelope, "Nonce"), Need(envelope, "Encrypt")))
            : envelope;
    }

    private PassiveReply ReadInner(XElement inner, CallbackMessage trigger)
    {
        if (Need(inner, "ToUserName") != trigger.UserId || Need(inner, "FromUserName") != options.OriginalId)
        {
            throw new FormatException("reply refused: the parties are not swapped");
        }

        if (!long.TryParse(Need(inner, "CreateTime"), out _))
        {
            throw new FormatException("reply refused: CreateTime is not a number");
        }

        var type = Need(inner, "MsgType");
        return type switch
        {
            "text" => ReadText(Need(inner, "Content")),
            "image" => ReadMedia(type, Part(inner, "Image")),
            "voice" => ReadMedia(type, Part(inner, "Voice")),
            "video" => ReadMedia(type, Part(inner, "Video")),
            "music" => ReadMusic(Part(inner, "Music")),
            "news" => ReadNews(inner, trigger),
            "transfer_customer_service" => new PassiveReply(type, Inner(inner.Element("TransInfo"), "KfAccount"), "", "", null, ""),
            _ => throw new FormatException($"reply refused: there is no type {type}"),
        };
    }

    private PassiveReply ReadText(string content) => ByteLimit.Bytes(content) switch
    {
        0 => throw new FormatException("reply refused: Content is empty"),
        var bytes when bytes > options.Limits.PassiveTextBytes => throw new FormatException("reply refused: Content is too long"),
        _ => new PassiveReply("text", content, "", "", null, ""),
    };

    private PassiveReply ReadMedia(string type, XElement part)
    {
        var id = Need(part, "MediaId");
        return media.Live(id)?.Kind == type
            ? new PassiveReply(type, Inner(part, "Title"), id, "", null, "") { Description = Inner(part, "Description") }
            : throw new FormatException("reply refused: MediaId is not one of the account's");
    }

    private PassiveReply ReadMusic(XElement part) => media.Live(Need(part, "ThumbMediaId")) is not null
        ? new PassiveReply("music", Inner(part, "Title"), "", "", null, "") { Description = Inner(part, "Description"), Url = Inner(part, "MusicUrl") }
        : throw new FormatException("reply refused: ThumbMediaId is not one of the account's");

    /// <summary>To a message one article may answer, to an event eight; what is beyond is not shown.</summary>
    private static PassiveReply ReadNews(XElement inner, CallbackMessage trigger)
    {
        XElement[] items = [.. Part(inner, "Articles").Elements("item")];
        if (!int.TryParse(Need(inner, "ArticleCount"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) || count != items.Length || count == 0)
        {
            throw new FormatException("reply refused: ArticleCount is not the number of articles");
        }

        var most = Messages.Contains(trigger.MsgType) ? 1 : MostArticles;
        return new PassiveReply("news", Need(items[0], "Title"), "", "", null, count > most ? $"only {most} of {count} articles shown" : "")
        {
            Description = Inner(items[0], "Description"), Url = Inner(items[0], "Url"),
        };
    }

    private static XElement Part(XElement inner, string name) => inner.Element(name) ?? throw new FormatException($"reply refused: {name} is missing");
}
