// A notice for a bureau's group chat, already worded, free of any platform's form.
namespace GridBot.Notices;

/// <summary>A notice to a group: markdown, split by the sender where the platform's byte limit asks for it.</summary>
/// <param name="Markdown">The notice's text; never holds who reported.</param>
public sealed record GroupNotice(string Markdown);
