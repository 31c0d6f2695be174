// What a person did on a platform.
namespace GridBot.Channels;

/// <summary>Kind of an inbound message, the same for all platforms.</summary>
public enum InboundKind
{
    Text,
    Image,
    Voice,
    Video,
    Location,
    Link,

    /// <summary>A message of a kind this version cannot read, such as a sticker.</summary>
    Unreadable,

    /// <summary>A button of a card was tapped.</summary>
    CardTap,

    /// <summary>An entry of the app's menu was tapped, or a code scanned through it.</summary>
    MenuClick,

    /// <summary>The person opened the app.</summary>
    Entered,

    /// <summary>The person follows the app or may use it from now on.</summary>
    Subscribed,

    /// <summary>The person may no longer use the app or left it.</summary>
    Unsubscribed,

    /// <summary>Nothing for a conversation, or a kind this version does not know: acknowledge and do nothing.</summary>
    Ignored,
}
