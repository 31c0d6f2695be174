// Columns of text that mean the same on every database.
using FluentMigrator.Builders;
using FluentMigrator.Infrastructure;

namespace GridBot.Storage.Migrations;

/// <summary>Text in the character set of the database.</summary>
internal static class TextColumns
{
    /// <summary>
    /// A text of up to <paramref name="characters"/> characters; int.MaxValue for any length. The library's AsString makes NVARCHAR, which MySQL takes for three-byte utf8mb3, compared without regard
    /// to case; what it calls an ANSI string is VARCHAR, in the database's own utf8mb4.
    /// </summary>
    public static TNext AsText<TNext>(this IColumnTypeSyntax<TNext> column, int characters)
        where TNext : IFluentSyntax
        => column.AsAnsiString(characters);
}
