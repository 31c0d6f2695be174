// A statement that was kept back, with its values as SQLite takes them.
using System.Text;
using Microsoft.Data.Sqlite;

namespace GridBot.Storage.Sqlite;

/// <summary>Made beside the writer, so that the writer need not turn texts into bytes.</summary>
/// <param name="Text">The statement.</param>
/// <param name="Names">Names of its parameters, without the mark.</param>
/// <param name="Values">Their values: null, a whole number, a fraction, or the bytes of a text.</param>
internal sealed record PostedStatement(string Text, string[] Names, object?[] Values)
{
    public static PostedStatement Of(PreparedCommand command)
    {
        var parameters = command.Parameters;
        var names = new string[parameters.Count];
        var values = new object?[parameters.Count];
        for (var i = 0; i < names.Length; i++)
        {
            names[i] = parameters[i].ParameterName;
            values[i] = parameters[i].Value switch
            {
                null or DBNull => null,
                string text => Encoding.UTF8.GetBytes(text),
                long number => number,
                int number => (long)number,
                bool flag => flag ? 1L : 0L,
                double fraction => fraction,
                _ => throw new NotAheadException(),
            };
        }

        return new PostedStatement(command.CommandText, names, values);
    }
}
