// What a message wants of a filed report.
namespace GridBot.Conversation.Turns;

/// <summary>What is said about a filed report.</summary>
internal enum AboutFiled
{
    /// <summary>Nothing: the message speaks of something else.</summary>
    Nothing,

    /// <summary>A slot is called by its name.</summary>
    Named,

    /// <summary>Something was wrong, and perhaps how it is right.</summary>
    Correction,

    /// <summary>There is more to tell.</summary>
    Supplement,

    /// <summary>Something is to be changed; what, is not said.</summary>
    Choose,
}
