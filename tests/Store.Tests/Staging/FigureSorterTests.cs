using System.Security.Cryptography;
using HealthNeeds.Store.DuckDb;
using HealthNeeds.Store.Staging;

namespace HealthNeeds.Store.Tests.Staging;

public sealed class FigureSorterTests : IDisposable
{
    private const int Areas = 5000;

    private readonly TemporaryDirectory directory = new();

    [Fact]
    public void Figures_OfSeveralRowGroups_GiveTheSameFileInOrder_WhateverOrderTheyCameIn()
    {
        var figures = Enumerable.Range(0, 300_000).ToArray();
        var first = Write("first.parquet", figures);
        new Random(1).Shuffle(figures);
        var second = Write("second.parquet", figures);

        second.Should().Be(first);
        using var session = Session.OpenInMemory(EngineLimits.Reader);
        session.Scalar<long>(
            $"""
            select count(*) from (
                select (indicator, period, area) > lead((indicator, period, area)) over (order by file_row_number) as back
                from read_parquet('{directory.File("first.parquet")}', file_row_number = true)) where back
            """,
            []).Should().Be(0, "the file is in the order of the schema");
    }

    public void Dispose() => directory.Dispose();

    /// <returns>The hash of the file.</returns>
    private string Write(string name, int[] figures)
    {
        var path = directory.File(name);
        using var sorter = new FigureSorter(directory.File("work"), [.. Enumerable.Range(0, Areas).Select(i => $"E{i:00000000}")]);
        foreach (var i in figures)
            sorter.Add(new FigureRow(i / Areas, i % Areas, i, Again: false, i % 7 == 0 ? null : i * 0.1, null, null, null, null, i % 7 == 0 ? MissingReason.Suppressed : null));
        sorter.Settle(10, CancellationToken.None);
        var series = Enumerable.Range(0, figures.Length / Areas).Select(i => new FigureSeries($"indicator-{i / 20:00}", $"{2000 + (i % 20)}", "persons"));
        sorter.WriteTo(path, directory.File("breakdowns.parquet"), [.. series], [], CancellationToken.None).Should().Be((figures.Length, 0));
        return Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)));
    }
}
