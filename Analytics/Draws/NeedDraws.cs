using MathNet.Numerics.Distributions;

namespace HealthNeeds.Analytics.Draws;

/// <summary>
/// Scores of a draw: every part moved by its error, the shares of terms and the weights of focus areas drawn around the declared ones.
/// A part has the same error wherever it is used in a draw, so burden, gap and unmet need, and focus areas that share an outcome, err together.
/// </summary>
internal sealed class NeedDraws
{
    private readonly int seed;
    private readonly DrawnPlaces places;
    private readonly Dictionary<string, int> indexOf;
    private readonly Dictionary<int, DrawnPart> parts;
    private readonly Dictionary<string, float[]> residents;
    private readonly KeptParts? kept;

    /// <param name="measures">Everything that will be drawn.</param>
    /// <param name="kept">Parts that were drawn for the same places before; those that are missing are put there. Null where none are kept.</param>
    public NeedDraws(RankingBasis basis, IEnumerable<RankingMeasure> measures, DrawnPlaces places, KeptParts? kept = null)
    {
        (seed, this.places, this.kept) = (basis.Seed, places, kept);
        RankingTerm[] terms = [.. measures.SelectMany(m => m.Terms)];
        indexOf = basis.Parts.Select((p, i) => (p.Id, i)).ToDictionary(e => e.Id, e => e.i, StringComparer.Ordinal);
        parts = terms.SelectMany(t => t.Parts).Select(id => indexOf[id]).Distinct().ToDictionary(i => i, i => DrawnPart.Of(basis.Parts[i], places.Rows));
        residents = basis.Residents.Where(r => terms.Any(t => t.Residents == r.Id)).ToDictionary(r => r.Id, r => Array.ConvertAll(places.Rows, i => (float)Math.Exp(r.LogRatio[i])), StringComparer.Ordinal);
    }

    /// <summary>One more than there are parts: the error that estimated parts have in common.</summary>
    public DrawBuffers Buffers() => new(places.Count, indexOf.Count + 1, places.MsoaErrors.Length, places.AuthorityErrors.Length);

    /// <summary>Scores of a weighted sum of measures in one draw, in <see cref="DrawBuffers.Score"/>.</summary>
    public void Draw(IReadOnlyList<DrawnMeasure> measures, int draw, DrawBuffers buffers)
    {
        buffers.Hold(draw);
        var assumed = new DrawnWeights(seed, draw);
        var weights = assumed.Weights(0, [.. measures.Select(m => m.Weight)]);
        Array.Clear(buffers.Score);
        for (var m = 0; m < measures.Count; m++) Add(measures[m].Measure, weights[m], assumed, buffers);
    }

    private void Add(RankingMeasure measure, double weight, DrawnWeights assumed, DrawBuffers buffers)
    {
        var shares = assumed.Weights(measure.Set, [.. measure.Terms.Select(t => t.Share)]);
        for (var t = 0; t < shares.Length; t++)
        {
            var term = measure.Terms[t];
            var factor = (float)(weight * shares[t] / term.England);
            var product = Product(term, assumed.Draw, buffers);
            if (term.Residents is { } concerned) VectorMath.AddProduct(buffers.Score, product, residents[concerned], factor);
            else VectorMath.Add(buffers.Score, product, factor);
        }
    }

    private float[] Product(RankingTerm term, int draw, DrawBuffers buffers)
    {
        var first = Part(term.Parts[0], draw, buffers);
        if (term.Parts.Count == 1) return first;
        first.CopyTo(buffers.Product, 0);
        foreach (var part in term.Parts.Skip(1)) VectorMath.Multiply(buffers.Product, Part(part, draw, buffers));
        return buffers.Product;
    }

    /// <summary>The part's ratios in this draw.</summary>
    private float[] Part(string id, int draw, DrawBuffers buffers) => kept?.Find(indexOf[id], draw) ?? buffers.Part(indexOf[id], (index, values) =>
    {
        var part = parts[index];
        var (own, msoa, authority) = Error(part.Errors, draw, buffers);
        part.Centre.CopyTo(values, 0);
        VectorMath.AddProduct(values, part.Own, own, 1);
        if (part.Msoa is { } ofMsoa) VectorMath.AddShared(values, ofMsoa, msoa, places.MsoaOf);
        if (part.Authority is { } ofAuthority) VectorMath.AddShared(values, ofAuthority, authority, places.AuthorityOf);
        VectorMath.Exp(values);
        kept?.Keep(index, draw, values);
    });

    /// <summary>A standard error in this draw, mixed of independent ones.</summary>
    private Shocks Error(IReadOnlyList<SharedError> errors, int draw, DrawBuffers buffers)
    {
        if (errors is [{ Own: 1, Msoa: 1, Authority: 1 } alone]) return Shock(alone.Of, draw, buffers);
        var mixed = buffers.Mixed;
        mixed.Clear();
        foreach (var error in errors)
        {
            var independent = Shock(error.Of, draw, buffers);
            VectorMath.Add(mixed.Own, independent.Own, error.Own);
            VectorMath.Add(mixed.Msoa, independent.Msoa, error.Msoa);
            VectorMath.Add(mixed.Authority, independent.Authority, error.Authority);
        }

        return mixed;
    }

    private Shocks Shock(int index, int draw, DrawBuffers buffers) => buffers.Shock(index, shocks =>
    {
        var stream = new NormalStream(seed, draw, index);
        stream.Fill(shocks.Msoa, places.MsoaErrors);
        stream.Fill(shocks.Authority, places.AuthorityErrors);
        stream.Fill(shocks.Own, places.OwnErrors);
    });

    /// <summary>A part's figures of the drawn LSOAs; null where no error is shared.</summary>
    private sealed record DrawnPart(float[] Centre, float[] Own, float[]? Msoa, float[]? Authority, IReadOnlyList<SharedError> Errors)
    {
        public static DrawnPart Of(RankingPart part, int[] rows) => new(
            Array.ConvertAll(rows, r => double.IsNaN(part.LogRatio[r]) ? 0 : (float)part.LogRatio[r]),
            Array.ConvertAll(rows, r => part.Own[r]),
            Shared(part.Msoa, rows),
            Shared(part.Authority, rows),
            part.Errors);

        private static float[]? Shared(IReadOnlyList<float> errors, int[] rows) => Array.ConvertAll(rows, r => errors[r]) is var drawn && Array.Exists(drawn, e => e != 0) ? drawn : null;
    }
}

/// <summary>A measure and how much it weighs among those it is added up with; weights of a sum are 1 together.</summary>
internal sealed record DrawnMeasure(RankingMeasure Measure, double Weight);

/// <summary>What one draw assumes where reasonable people differ: how much each thing weighs. Declared shares are the centre.</summary>
internal readonly record struct DrawnWeights(int Seed, int Draw)
{
    /// <summary>Concentration of the Dirichlet draws: a declared weight of .2 is drawn with a standard deviation of about .06.</summary>
    public const double Concentration = 50;

    /// <summary>Weights drawn around the declared ones; one draw per set of weights and draw number.</summary>
    /// <param name="set">Tells one set of weights from another.</param>
    public double[] Weights(int set, IReadOnlyList<double> declared) =>
        declared.Count == 1
            ? [1]
            : Dirichlet.Sample(new Random(Mix(Seed, Draw, set)), [.. declared.Select(w => Math.Max(w * Concentration, 1e-3))]);

    private static int Mix(int seed, int draw, int set) => unchecked((((seed * 486_187_739) + draw) * 16_777_619) + (set * 7919));
}
