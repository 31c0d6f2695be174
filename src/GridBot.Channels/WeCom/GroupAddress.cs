// A group's address, understood.
namespace GridBot.Channels.WeCom;

/// <summary>Where a group's notices go.</summary>
internal abstract record GroupAddress
{
    private const string ChatPrefix = "appchat:";
    private const string RobotPath = "/cgi-bin/webhook/send";

    /// <summary>Characters of a chat id at most (source: the platform's page on chats).</summary>
    private const int MaxChatId = 32;

    private const int MaxKey = 128;

    /// <summary>A group robot. The address holds its key: never print it.</summary>
    public sealed record Robot(Uri Address) : GroupAddress
    {
        public override string ToString() => "***";
    }

    /// <summary>A chat that this application made.</summary>
    public sealed record Chat(string Id) : GroupAddress;

    /// <summary>Reads an address as people write it; null when it is none.</summary>
    public static GroupAddress? Parse(string text, Uri apiBase)
    {
        if (text.StartsWith(ChatPrefix, StringComparison.Ordinal))
        {
            var id = text[ChatPrefix.Length..];
            return id.Length is > 0 and <= MaxChatId && id.All(char.IsAsciiLetterOrDigit) ? new Chat(id) : null;
        }

        if (text.Length is > 0 and <= MaxKey && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_'))
        {
            return new Robot(new Uri(apiBase, $"{RobotPath}?key={text}"));
        }

        return Uri.TryCreate(text, UriKind.Absolute, out var address)
            && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
            && address.AbsolutePath == RobotPath
            && address.Query.Contains("key=", StringComparison.Ordinal)
            ? new Robot(address)
            : null;
    }
}
