namespace HealthNeeds.Analytics.Matching;

/// <summary>
/// BM25F over documents of several fields (Robertson, Zaragoza and Taylor, CIKM 2004): word counts are weighted and
/// normalised by length per field, then added, and only the sum saturates.
/// </summary>
internal sealed class TextIndex
{
    private const double Saturation = 1.2;

    private readonly int _documents;
    private readonly SortedDictionary<string, Dictionary<int, double>> _postings = new(StringComparer.Ordinal);

    /// <param name="documents">Per document, the words of each of <paramref name="fields"/>, in their order.</param>
    public TextIndex(IReadOnlyList<TextField> fields, IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> documents)
    {
        _documents = documents.Count;
        for (var field = 0; field < fields.Count; field++)
            AddField(fields[field], documents.Select(d => d[field]).ToList());
    }

    /// <returns>Score per document, in the order given; 0 where no word is shared.</returns>
    public double[] Score(IEnumerable<string> query)
    {
        var scores = new double[_documents];
        foreach (var word in query.Distinct(StringComparer.Ordinal))
        {
            if (!_postings.TryGetValue(word, out var documents))
                continue;
            var rarity = Math.Log(1 + ((_documents - documents.Count + 0.5) / (documents.Count + 0.5)));
            foreach (var (document, frequency) in documents)
                scores[document] += rarity * frequency / (Saturation + frequency);
        }

        return scores;
    }

    public bool Contains(string word, int document) => _postings.TryGetValue(word, out var documents) && documents.ContainsKey(document);

    /// <returns>The word itself where the index knows it, else the words that begin with it.</returns>
    public IReadOnlyList<string> Complete(string word) =>
        _postings.ContainsKey(word) || word.Length < 3
            ? [word]
            : _postings.Keys.Where(known => known.StartsWith(word, StringComparison.Ordinal)).ToList();

    private void AddField(TextField field, List<IReadOnlyList<string>> texts)
    {
        var mean = Math.Max(1, texts.Select(t => t.Count).DefaultIfEmpty(0).Average());
        for (var document = 0; document < texts.Count; document++)
        {
            var length = 1 - field.LengthPenalty + (field.LengthPenalty * texts[document].Count / mean);
            foreach (var word in texts[document])
                Postings(word)[document] = Postings(word).GetValueOrDefault(document) + (field.Weight / length);
        }
    }

    private Dictionary<int, double> Postings(string word)
    {
        if (!_postings.TryGetValue(word, out var documents))
            _postings[word] = documents = [];
        return documents;
    }
}

/// <summary>One field of a document and what a word in it is worth.</summary>
/// <param name="Weight">Against a weight of 1 for a word in the description.</param>
/// <param name="LengthPenalty">BM25's b: 0 ignores how long the field is, 1 divides by it.</param>
internal sealed record TextField(string Name, double Weight, double LengthPenalty);
