import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st

from actors.graph import measured

PAIRS = st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda pair: pair[0] != pair[1]), max_size=16)


def test_a_network_of_one_has_no_density():
    assert measured([1], []).density is None
    assert measured([], []).mean == 0


def test_a_chain_is_held_together_by_its_middle():
    found = measured(range(6), [(0, 1), (1, 2), (2, 3), (3, 4)])

    assert found.bridges == ((2, 2), (1, 1), (3, 1))
    assert found.isolated == (5,)
    assert found.most_connected(2) == [1, 2]
    assert found.n_parts == 1


@settings(max_examples=40, deadline=None)
@given(PAIRS)
def test_bridges_are_those_whose_loss_cuts_others_off(pairs):
    graph = nx.Graph(pairs)
    graph.add_nodes_from(range(10))

    found = dict(measured(range(10), pairs).bridges)

    assert set(found) == set(nx.articulation_points(graph))
    for key, cut in found.items():
        part = nx.node_connected_component(graph, key) - {key}
        left = [len(each) for each in nx.connected_components(graph.subgraph(part))]
        assert cut == sum(left) - max(left)
