// Wording for tests that shows what it was made of.
using System.Globalization;

namespace GridBot.Notices.Tests;

/// <summary>A digest is its count and its lines; a fault is its fields.</summary>
public sealed class PlainWriter : IDigestWriter, IFaultWriter
{
    public string Write(IReadOnlyList<GroupNotice> notices) => $"{notices.Count}:{string.Concat(notices.Select(notice => notice.Line))}";

    public GroupNotice WriteBroken(SendFault fault) => Notice("broken", fault);

    public GroupNotice WriteMended(SendFault fault) => Notice("mended", fault);

    private static GroupNotice Notice(string what, SendFault fault)
    {
        var text = string.Create(CultureInfo.InvariantCulture, $"{what} {fault.Kind} '{fault.Target}' {fault.Reason} {fault.Code} waiting {fault.Waiting} urgent {fault.Urgent}");
        return new GroupNotice(text) { Line = $"({text})" };
    }
}
