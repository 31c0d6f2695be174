// What the platform carries in one message; the channels hold the same figures where they send.
namespace GridBot.Conversation.Proving;

/// <summary>Limits of WeCom. Source: its pages on passive replies, application messages, group robots and template cards.</summary>
public static class PlatformLimits
{
    /// <summary>UTF-8 bytes of a text to a person; longer ones are cut or refused.</summary>
    public const int TextBytes = 2048;

    /// <summary>UTF-8 bytes of a group robot's markdown; longer ones are refused.</summary>
    public const int MarkdownBytes = 4096;

    /// <summary>Buttons of a card; a question with more options goes out as text.</summary>
    public const int CardButtons = 6;

    /// <summary>UTF-8 bytes of a button's key, which holds the question's number and the option's id.</summary>
    public const int ButtonKeyBytes = 1024;

    /// <summary>UTF-8 bytes of an option's id: a vote or drop-down list carries no longer one.</summary>
    public const int OptionIdBytes = 128;

    /// <summary>Characters of an option's label that a phone shows in one line. Our own limit: the platform cuts what its screen cannot show.</summary>
    public const int LabelCharacters = 20;

    /// <summary>Characters of a line that is said at once in danger. Our own limit: it is read in a hurry.</summary>
    public const int SayCharacters = 60;

    /// <summary>UTF-8 bytes kept free beside a question for the lines said before it and its foot.</summary>
    public const int LeadBytes = 512;
}
