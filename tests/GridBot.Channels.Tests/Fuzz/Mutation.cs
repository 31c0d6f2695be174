// Spoils a message the way broken senders and attackers do.
using System.Text;

namespace GridBot.Channels.Tests.Fuzz;

/// <summary>Changes to bytes, drawn from a seeded source: the same seed spoils the same way.</summary>
public sealed class Mutation(Random random)
{
    private const int Deep = 1000;
    private const int Many = 700;

    private static readonly string[] Pieces =
    [
        "<!DOCTYPE xml [<!ENTITY a \"b\">]>", "<!DOCTYPE x SYSTEM \"file:///etc/passwd\">", "<![CDATA[", "]]>", "<xml>", "</xml>", "<Encrypt>", "</Encrypt>", "<?xml version=\"1.0\" encoding=\"utf-7\"?>",
        "<!--", "-->", "<?", "&#0;", "&#x1F600;", "&lt;", "&nbsp;", "\uFEFF", "\0", "\u0001", "<a b='1' b='1'/>", "xmlns=\"\"", "xmlns:a='b' a:a=''", "<x:y/>", "{\"Encrypt\":\"\"}", "￿", "\u202E", "MsgId",
    ];

    /// <summary>One spoiled copy.</summary>
    public byte[] Spoil(byte[] bytes)
    {
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            bytes = Once(bytes);
        }

        return bytes;
    }

    /// <summary>XML that no platform sends: wrong, strange, deep or wide.</summary>
    public string Garbage() => random.Next(9) switch
    {
        0 => string.Concat(Enumerable.Repeat("<a>", random.Next(1, Deep))),
        1 => Nested(random.Next(1, Deep)),
        2 => "<xml " + string.Join(' ', Enumerable.Range(0, random.Next(1, Many)).Select(i => $"a{i}=\"{i}\"")) + "/>",
        3 => "<xml>" + string.Concat(Enumerable.Range(0, random.Next(1, Many)).Select(i => $"<E{i % 7}>{i}</E{i % 7}>")) + "</xml>",
        4 => "<!DOCTYPE xml [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]><xml>&b;</xml>",
        5 => $"<xml><ToUserName>{Draw()}</ToUserName><FromUserName>{Draw()}</FromUserName><CreateTime>{random.NextInt64()}</CreateTime><MsgType>{Pick("text", "event", "location", "", "EVENT")}</MsgType>"
            + $"<MsgId>{Draw()}</MsgId><Event>{Pick("CLICK", "scan", "subscribe", "template_card_event", "x")}</Event><Location_X>{Pick("NaN", "1e999", "-91", "∞", "")}</Location_X><SelectedItems><SelectedItem/></SelectedItems></xml>",
        6 => Draw(),
        7 => "<xml>" + string.Concat(Enumerable.Range(0, random.Next(40)).Select(_ => Pieces[random.Next(Pieces.Length)])) + "</xml>",
        _ => "",
    };

    /// <summary>A text of any characters, broken surrogates too.</summary>
    public string Draw() => new([.. Enumerable.Range(0, random.Next(30)).Select(_ => (char)random.Next(random.Next(4) == 0 ? 0x10000 : 0x80))]);

    private byte[] Once(byte[] bytes)
    {
        var at = random.Next(bytes.Length + 1);
        switch (random.Next(8))
        {
            case 0 when bytes.Length > 0:
                var flipped = (byte[])bytes.Clone();
                flipped[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
                return flipped;
            case 1:
                return bytes[..at];
            case 2:
                return bytes[at..];
            case 3 when bytes.Length < 8192:
                return [.. bytes, .. bytes];
            case 4:
                var piece = Encoding.UTF8.GetBytes(Pieces[random.Next(Pieces.Length)]);
                return [.. bytes[..at], .. piece, .. bytes[at..]];
            case 5:
                var noise = new byte[random.Next(1, 16)];
                random.NextBytes(noise);
                return [.. bytes[..at], .. noise, .. bytes[at..]];
            case 6:
                var end = Math.Min(bytes.Length, at + random.Next(1, 40));
                return [.. bytes[..at], .. bytes[end..]];
            default:
                return [.. bytes[..at], 0xC3, 0x28, 0xF8, 0x88, .. bytes[at..]];
        }
    }

    private string Pick(params string[] choices) => choices[random.Next(choices.Length)];

    private static string Nested(int depth) => new StringBuilder().Insert(0, "<a>", depth).Insert(depth * 3, "</a>", depth).ToString();
}
