using System.Data.Common;
using HealthNeeds.Store.DuckDb;

namespace HealthNeeds.Store.Tests.DuckDb;

public sealed class SessionTests : IDisposable
{
    private const string Endless = "select count(*) from range(1000000) a, range(1000000) b where (a.range * b.range) % 7 = 3";

    private readonly Session session = Session.OpenInMemory(EngineLimits.Reader);

    public void Dispose() => session.Dispose();

    /// <summary>A name that the engine does not know would be refused; one that it passes over would leave the memory of ended queries with it.</summary>
    [Fact]
    public void Engine_OfReadersAndWriters_GivesMemoryBack()
    {
        foreach (var limits in new[] { EngineLimits.Reader, EngineLimits.Writer })
        {
            using var engine = Session.OpenInMemory(limits);
            engine.Query<string>("select value from duckdb_settings() where name = 'allocator_background_threads'").Should().Equal("true");
        }
    }

    [Fact]
    public void Parameters_Named_AreBoundWhateverTheirOrder() =>
        session.Query<Pair>("select $b::integer as b, $a::varchar as a", [("a", "x'; drop table t; --"), ("b", 7)]).Should().Equal(new Pair(7, "x'; drop table t; --"));

    [Fact]
    public void Parameters_Null_AreNull() => session.Scalar<bool>("select $a is null", [("a", null)]).Should().BeTrue();

    [Theory]
    [InlineData("select * from t where i = @i")]
    [InlineData("select 'it''s' || @name")]
    [InlineData("select 1 -- comment\n where 1 = @_x")]
    public void Parameters_WithAnAtSign_AreRefused(string sql) =>
        FluentActions.Invoking(() => session.Query<int>(sql)).Should().Throw<ArgumentException>().WithMessage("*write $*");

    [Theory]
    [InlineData("select 'me@example.org' as v")]
    [InlineData("select 1 as v -- @todo")]
    [InlineData("select /* @i */ 1 as v")]
    [InlineData("select [1, 2] @> [1] as v")]
    public void AtSigns_ThatAreNoParameters_ArePassed(string sql) =>
        session.Query<object>(sql).Should().ContainSingle();

    [Fact]
    public void AtSign_WithoutTheGuard_WouldBeAnAbsoluteValue() =>
        session.Query<long>($"select i from (values (3), (-3)) t(i) where i = {"@"} (i)").Should().Equal(3L);

    [Fact]
    public void SumOfIntegers_Uncast_IsRefusedByName() =>
        FluentActions.Invoking(() => session.Query<long>("select sum(range) as total from range(5)"))
            .Should().Throw<InvalidOperationException>().WithMessage("*'total' is a HUGEINT*::bigint*");

    [Fact]
    public void SumOfIntegers_Cast_IsALongOrADecimal()
    {
        session.Scalar<long>("select sum(range)::bigint as total from range(5)").Should().Be(10);
        session.Scalar<decimal>("select sum(range)::decimal(38, 0) as total from range(5)").Should().Be(10m);
    }

    [Fact]
    public void Types_InUse_ComeBackAsTheyAre()
    {
        var row = session.Query<Row>(
            """
            select 'é'::varchar as text, 7::integer as whole, 1e-9::double as number, 9007199254740993::bigint as big, true as flag,
                timestamp '2026-11-22 20:00:00' as moment, null::double as nothing, ['a', 'b'] as words
            """)[0];
        row.Should().BeEquivalentTo(new Row("é", 7, 1e-9, 9_007_199_254_740_993, true, new DateTime(2026, 11, 22, 20, 0, 0, DateTimeKind.Unspecified), null, ["a", "b"]));
    }

    [Fact]
    public void Errors_FromTheEngine_CarryItsMessage() =>
        FluentActions.Invoking(() => session.Query<int>("select nothing from nowhere")).Should().Throw<DbException>().WithMessage("*nowhere*");

    [Fact]
    public void Stream_ErrorHalfWay_SurfacesAfterTheRowsBeforeIt()
    {
        // With two threads the engine now and then tells of the thread that it stopped instead of the error that it stopped it for.
        session.Execute("set threads = 1");
        var rows = 0;
        var reading = () => session.Stream(
            "select case when range = 900000 then error('boom at 900000')::bigint else range end as r from range(1000000)", [], _ => rows++);
        reading.Should().Throw<DbException>().WithMessage("*boom at 900000*");
        rows.Should().BeInRange(1, 900_000, "rows came before the error did");
    }

    [Fact]
    public async Task Cancel_WhileRunning_StopsAQueryWithoutEnd()
    {
        using var source = new CancellationTokenSource();
        var query = Task.Run(() => session.Query<long>(Endless, [], source.Token));
        await Task.Delay(200);
        await source.CancelAsync();
        await FluentActions.Awaiting(() => query.WaitAsync(TimeSpan.FromMinutes(2))).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task Cancel_AtAnyMoment_IsNeverLost()
    {
        for (var wait = 0; wait < 40; wait++)
        {
            using var source = new CancellationTokenSource();
            var query = Task.Run(() => session.Query<long>(Endless, [], source.Token));
            await Task.Delay(wait % 4);
            await source.CancelAsync();
            await FluentActions.Awaiting(() => query.WaitAsync(TimeSpan.FromMinutes(2))).Should().ThrowAsync<OperationCanceledException>();
        }

        session.Scalar<int>("select 1").Should().Be(1, "the session can be used afterwards");
    }

    [Fact]
    public void Cancel_WhileStreaming_Stops()
    {
        using var source = new CancellationTokenSource();
        var rows = 0L;
        var reading = () => session.Stream("select range from range(1000000000)", [], _ => Tick(), source.Token);
        reading.Should().Throw<OperationCanceledException>();
        rows.Should().BeLessThan(50_000_000);

        void Tick()
        {
            if (++rows == 10_000)
                source.Cancel();
        }
    }

    [Fact]
    public void Append_Disposed_DiscardsWhatItHolds()
    {
        session.Execute("create table t (i integer primary key, s varchar)");
        using (var append = session.Append("t"))
        {
            for (var i = 0; i < 300_000; i++)
                append.Add(i).Add("x").EndRow();
        }

        session.Scalar<long>("select count(*) from t").Should().Be(0, "nothing was committed");
    }

    [Fact]
    public void Append_DisposedInTheMiddleOfARow_DiscardsWhatItHolds()
    {
        session.Execute("create table t (i integer, s varchar)");
        using (var append = session.Append("t"))
        {
            append.Add(1).Add("x").EndRow();
            append.Add(2);
        }

        session.Scalar<long>("select count(*) from t").Should().Be(0);
    }

    [Fact]
    public void Append_Committed_IsThere()
    {
        session.Execute("create table t (i integer, d double, b boolean, l bigint, day date, words varchar[])");
        using (var append = session.Append("t"))
        {
            append.Add(1).Add((double?)null).Add(true).Add(5_000_000_000).Add(new DateOnly(2024, 2, 29)).Add(["a", "b"]).EndRow();
            append.Commit();
        }

        session.Scalar<string>("select concat_ws(' ', i, d, b, l, day, words[2]) from t").Should().Be("1 true 5000000000 2024-02-29 b");
    }

    [Fact]
    public void Append_BreakingAKey_ThrowsAndLeavesNothing()
    {
        session.Execute("create table t (i integer primary key)");
        var load = () =>
        {
            using var append = session.Append("t");
            append.Add(1).EndRow();
            append.Add(1).EndRow();
            append.Commit();
        };
        load.Should().Throw<DbException>().WithMessage("*duplicate*");
        session.Scalar<long>("select count(*) from t").Should().Be(0);
    }

    private sealed record Pair(int B, string A);

    private sealed record Row(string Text, int Whole, double Number, long Big, bool Flag, DateTime Moment, double? Nothing, List<string> Words);
}
