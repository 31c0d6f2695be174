// A connection for a turn that runs before the writer is free: it reads what is committed, and keeps back what it posts.
using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace GridBot.Storage.Sqlite;

/// <summary>
/// Runs work beside the writer, on one picture of the database. What the work posts becomes a plan that the writer carries out, when everything it was told to hold still does. Work that needs to see
/// its own writes, or how many rows they changed, or that holds nothing, cannot be run here. Used by one caller at a time.
/// </summary>
internal sealed class AheadConnection(SqliteConnection inner) : PreparedConnection(inner), IPosts, IAhead
{
    private List<Func<DbConnection, CancellationToken, Task<bool>>> conditions = [];
    private List<PostedStatement> posted = [];
    private List<PostedStatement> last = [];
    private bool hasWritten;

    public Posting Posting { get; set; }

    /// <summary>Runs work and returns what is left for the writer.</summary>
    /// <exception cref="NotAheadException">It cannot be run here.</exception>
    public async Task<AheadPlan<T>> PlanAsync<T>(Func<DbConnection, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        (conditions, posted, last, hasWritten) = ([], [], [], false);
        Run("BEGIN");
        T result;
        try
        {
            result = await work(this, cancellationToken);
        }
        finally
        {
            Run("COMMIT");
        }

        // Work that holds nothing may have built on what somebody changes meanwhile.
        return conditions.Count > 0 ? new AheadPlan<T>(work, result, conditions, [.. posted, .. last]) : throw new NotAheadException();
    }

    public void Hold(Func<DbConnection, CancellationToken, Task<bool>> condition) => conditions.Add(condition);

    public override int Change(PreparedCommand command)
    {
        switch (Posting)
        {
            case Posting.First:
                posted.Add(PostedStatement.Of(command));
                return 0;
            case Posting.Next:
                hasWritten = true;
                posted.Add(PostedStatement.Of(command));
                return 0;
            case Posting.Last:
                last.Add(PostedStatement.Of(command));
                return 0;
            default:
                throw new NotAheadException();
        }
    }

    public override SqliteCommand Reading(PreparedCommand command) => hasWritten && Posting != Posting.Beside ? throw new NotAheadException() : base.Reading(command);

    private void Run(string statement)
    {
        var command = Borrow(statement);
        command.ExecuteNonQuery();
        GiveBack(command);
    }
}

/// <summary>Says that work has to be run by the writer.</summary>
internal sealed class NotAheadException() : Exception("The work must be run by the writer.");
