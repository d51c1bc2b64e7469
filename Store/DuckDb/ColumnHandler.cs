using System.Collections.Concurrent;
using System.Data;
using Dapper;

namespace HealthNeeds.Store.DuckDb;

/// <summary>Has a column read as what its text stands for, so that rows are the records that readers are given and nothing is copied from one into another.</summary>
/// <param name="read">From what the provider gives.</param>
internal sealed class ColumnHandler<T>(Func<object, T> read) : SqlMapper.TypeHandler<T>
{
    public override T Parse(object value) => read(value);

    public override void SetValue(IDbDataParameter parameter, T? value) => throw new NotSupportedException("Parameters are texts and numbers.");
}

/// <summary>What columns are read as beside texts and numbers. Enums are Dapper's own: those whose words are the members' names, whatever the capitals; no word has a hyphen.</summary>
internal static class ColumnHandlers
{
    public static void Add()
    {
        SqlMapper.AddTypeHandler(new ColumnHandler<AreaCode>(text => new AreaCode((string)text)));
        SqlMapper.AddTypeHandler(new ColumnHandler<IndicatorId>(text => new IndicatorId((string)text)));
        SqlMapper.AddTypeHandler(new ColumnHandler<Period>(text => StoredPeriod.Parse((string)text)));
        SqlMapper.AddTypeHandler(new ColumnHandler<IReadOnlyList<string>>(list => (List<string>)list));
        SqlMapper.AddTypeHandler(new ColumnHandler<IReadOnlyList<double>>(list => (List<double>)list));
    }
}

/// <summary>Periods as releases write them: some hundred texts, each of which stands in thousands of rows and is read once.</summary>
internal static class StoredPeriod
{
    private const int Most = 10_000;

    private static readonly ConcurrentDictionary<string, Period> Read = new(StringComparer.Ordinal);

    public static Period Parse(string text)
    {
        if (Read.TryGetValue(text, out var period))
            return period;
        period = Period.Parse(text);
        if (Read.Count < Most)
            Read[text] = period;
        return period;
    }
}
