package data

import (
	"context"
	"database/sql"
	"fmt"

	"storehand/app/catalog"
	"storehand/app/client"
)

// categoryNode is one row of the category table.
type categoryNode struct {
	id     int64
	parent int64 // zero at the top
	name   string
}

// categoryTree is one store's categories, for turning paths into IDs and back.
type categoryTree struct {
	nodes    map[int64]categoryNode
	children map[categoryKey]int64
	under    map[int64][]int64 // by parent, in the order they were made
}

type categoryKey struct {
	parent int64
	name   string
}

func loadCategories(ctx context.Context, q queryer, store client.ID) (*categoryTree, error) {
	nodes, err := collect(ctx, q, func(rows *sql.Rows) (n categoryNode, err error) {
		err = rows.Scan(&n.id, &n.parent, &n.name)
		return n, err
	}, `SELECT id, coalesce(parent_id, 0), name FROM category WHERE store_id = ? ORDER BY id`, store)
	if err != nil {
		return nil, fmt.Errorf("read the categories of store %d: %w", store, err)
	}
	tree := &categoryTree{nodes: make(map[int64]categoryNode, len(nodes)), children: make(map[categoryKey]int64, len(nodes)), under: make(map[int64][]int64)}
	for _, node := range nodes {
		tree.add(node)
	}
	return tree, nil
}

// categoryTrees loads the tree of a store, or of every store when it is zero.
func categoryTrees(ctx context.Context, q queryer, store client.ID) ([]*categoryTree, error) {
	stores := []client.ID{store}
	if store == 0 {
		var err error
		if stores, err = column[client.ID](ctx, q, `SELECT id FROM store`); err != nil {
			return nil, fmt.Errorf("list the stores: %w", err)
		}
	}
	trees := make([]*categoryTree, len(stores))
	for i, store := range stores {
		var err error
		if trees[i], err = loadCategories(ctx, q, store); err != nil {
			return nil, err
		}
	}
	return trees, nil
}

func (t *categoryTree) add(node categoryNode) {
	t.nodes[node.id] = node
	t.children[categoryKey{node.parent, node.name}] = node.id
	t.under[node.parent] = append(t.under[node.parent], node.id)
}

// path is the way from the top to a category; an unknown ID has none.
func (t *categoryTree) path(id int64) catalog.CategoryPath {
	node, known := t.nodes[id]
	if !known {
		return nil
	}
	// No way is longer than the tree has categories; a damaged tree must not loop.
	var path catalog.CategoryPath
	for range len(t.nodes) {
		path = append(catalog.CategoryPath{node.name}, path...)
		if node, known = t.nodes[node.parent]; !known {
			break
		}
	}
	return path
}

func (t *categoryTree) paths(ids []int64) []catalog.CategoryPath {
	var paths []catalog.CategoryPath
	for _, id := range ids {
		if path := t.path(id); path != nil {
			paths = append(paths, path)
		}
	}
	return paths
}

// find gives the ID of a path, or zero.
func (t *categoryTree) find(path catalog.CategoryPath) int64 {
	id := int64(0)
	for _, name := range path {
		child, known := t.children[categoryKey{id, name}]
		if !known {
			return 0
		}
		id = child
	}
	return id
}

// subtree lists a category and everything under it, parents first. The top of
// the tree is zero.
func (t *categoryTree) subtree(id int64) []int64 {
	var all []int64
	if id != 0 {
		all = append(all, id)
	}
	for _, child := range t.under[id] {
		all = append(all, t.subtree(child)...)
	}
	return all
}
