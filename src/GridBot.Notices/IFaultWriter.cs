// Words what the operator's group is told about broken groups.
namespace GridBot.Notices;

/// <summary>Writes notices to the operator; the host puts in the wording of the dialogs. Safe for concurrent callers.</summary>
public interface IFaultWriter
{
    /// <summary>Says that a group, or the application itself, cannot be reached until somebody mends the configuration.</summary>
    GroupNotice WriteBroken(SendFault fault);

    /// <summary>Says that it is mended and that what waited goes out.</summary>
    GroupNotice WriteMended(SendFault fault);
}
